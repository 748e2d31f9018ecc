package io.heqi.foundation.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the data are.
///
/// @param directory holds the embedded database, uploaded files and generated secrets
/// @param url JDBC address of an external PostgreSQL (18 or newer) for the running role, user and
///     password included; Heqi starts its own PostgreSQL where it is blank
/// @param ownerUrl JDBC address of the same database for the role that owns the schemas; migrations
///     use it
/// @param connections the most connections that Heqi keeps open for its work
/// @param runningRole the name of the role in `url`; migrations grant it its rights
@ConfigurationProperties("heqi.database")
record DatabaseSettings(
    @DefaultValue("./data") Path directory,
    @DefaultValue("") String url,
    @DefaultValue("") String ownerUrl,
    @DefaultValue("24") int connections,
    @DefaultValue("heqi_app") String runningRole) {}

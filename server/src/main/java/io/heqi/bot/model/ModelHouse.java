package io.heqi.bot.model;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What whoever runs the house allows large models.
///
/// @param privateAllowed whether a model may stand in a private network or on this very machine
/// @param atOnce calls at a time, of all merchants
/// @param atOnceOfOne calls at a time of one merchant
@ConfigurationProperties("heqi.model")
public record ModelHouse(
    @DefaultValue("false") boolean privateAllowed,
    @DefaultValue("16") int atOnce,
    @DefaultValue("2") int atOnceOfOne) {}

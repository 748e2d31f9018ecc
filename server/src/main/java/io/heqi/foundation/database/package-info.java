/// The store of record: starts PostgreSQL where none is given, brings its schemas up to date, and
/// binds each transaction to the merchants it works for.
@NullMarked
package io.heqi.foundation.database;

import org.jspecify.annotations.NullMarked;

/// Tables that people keep in files: CSV in whatever encoding, and workbooks, read row by row and
/// written so that nothing in them runs.
@NullMarked
package io.heqi.foundation.table;

import org.jspecify.annotations.NullMarked;

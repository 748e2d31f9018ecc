/// Two answers of an item side by side: every other customer hears the other one, and a test whose
/// size was fixed beforehand says which serves better.
@NullMarked
package io.heqi.bot.comparison;

import org.jspecify.annotations.NullMarked;

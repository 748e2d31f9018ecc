/// A large model as an option: how it is reached, what may leave the house, what it may cost, and
/// the checks that its words pass before anybody reads them. Nothing here is trusted because a
/// model said it.
@NullMarked
package io.heqi.bot.model;

import org.jspecify.annotations.NullMarked;

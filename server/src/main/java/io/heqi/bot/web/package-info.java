@NullMarked
package io.heqi.bot.web;

import org.jspecify.annotations.NullMarked;

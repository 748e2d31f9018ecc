/// The HTTP face of this module.
@NullMarked
package io.heqi.channel.web;

import org.jspecify.annotations.NullMarked;

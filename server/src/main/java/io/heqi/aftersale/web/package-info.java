/// The HTTP face of this module.
@NamedInterface("web")
@NullMarked
package io.heqi.aftersale.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

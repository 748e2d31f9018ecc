@NullMarked
package io.heqi.servicelevel.web;

import org.jspecify.annotations.NullMarked;

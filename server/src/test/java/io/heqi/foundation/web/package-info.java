@NullMarked
package io.heqi.foundation.web;

import org.jspecify.annotations.NullMarked;

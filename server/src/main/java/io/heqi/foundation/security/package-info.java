/// Who is asking and what they may do; the default answer is no.
@NullMarked
package io.heqi.foundation.security;

import org.jspecify.annotations.NullMarked;

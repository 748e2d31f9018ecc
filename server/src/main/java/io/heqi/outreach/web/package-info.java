/// The doors to follow-ups.
@NullMarked
package io.heqi.outreach.web;

import org.jspecify.annotations.NullMarked;

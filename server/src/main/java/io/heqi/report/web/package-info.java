/// The HTTP face of this module.
@NullMarked
package io.heqi.report.web;

import org.jspecify.annotations.NullMarked;

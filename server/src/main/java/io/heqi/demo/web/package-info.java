/// The demo shop's page.
@NullMarked
package io.heqi.demo.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.heqi.integration.web;

import org.jspecify.annotations.NullMarked;

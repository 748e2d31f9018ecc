@NullMarked
package io.heqi.knowledge.web;

import org.jspecify.annotations.NullMarked;

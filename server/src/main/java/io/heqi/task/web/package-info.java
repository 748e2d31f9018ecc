/// The doors to tasks.
@NullMarked
package io.heqi.task.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.heqi.survey.web;

import org.jspecify.annotations.NullMarked;

package io.heqi.foundation.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Texts of this record may hold anything when it is read from JSON. Whoever takes it refuses what
/// cannot be stored, or leaves it out: for a message, since the refusal must name it, and what a
/// strange page is called is no reason to lose what the customer says.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChecksItsTexts {}

package io.tidemill.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that runs between a received byte and a sent order: it allocates nothing after start, takes no lock,
 * blocks on nothing and logs nothing. House rules and allocation tests look for this mark.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HotPath {}

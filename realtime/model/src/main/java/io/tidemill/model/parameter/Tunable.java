package io.tidemill.model.parameter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares one component of a strategy's parameter record: a {@code double}, {@code int} or {@code long}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Tunable {
    /** What it does, in one sentence. */
    String doc();

    /** Its unit, such as {@code bps}, {@code s} or {@code lots}; {@code 1} for a pure number. */
    String unit();

    /** Smallest allowed value. */
    double min();

    /** Largest allowed value. */
    double max();

    /** Value to begin with. */
    double initial();

    /** How a search moves between the bounds. */
    Scale scale() default Scale.LINEAR;
}

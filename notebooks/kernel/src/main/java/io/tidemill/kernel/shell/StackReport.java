package io.tidemill.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stack traces by cells: frames of the kernel and of JShell are left out, those of cells name cell and line. */
final class StackReport {
    private static final int MOST_FRAMES = 24;
    private static final List<String> MACHINERY = List.of(
            "jdk.jshell.",
            "io.tidemill.kernel.",
            "org.dflib.jjava.",
            "jdk.internal.reflect.",
            "java.lang.reflect.Method");

    private final Map<String, Placed> places;

    StackReport(Map<String, Placed> places) {
        this.places = places;
    }

    /** The line of the first frame that is in a cell, and then all frames. */
    List<String> of(StackTraceElement[] trace) {
        List<String> report = new ArrayList<>();
        for (StackTraceElement frame : trace) {
            Placed place = place(frame);
            if (place != null) {
                report.addAll(SourceExcerpt.of(place.cell(), place.line(frame.getLineNumber())));
                break;
            }
        }
        report.addAll(framesOf(trace));
        return report;
    }

    List<String> framesOf(StackTraceElement[] trace) {
        List<String> report = new ArrayList<>();
        int left = 0;
        for (StackTraceElement frame : trace) {
            if (MACHINERY.stream().noneMatch(frame.getClassName()::startsWith)) {
                if (report.size() < MOST_FRAMES || place(frame) != null) {
                    report.add("  at " + text(frame));
                } else {
                    left++;
                }
            }
        }
        if (left > 0) {
            report.add(Ansi.FAINT.paint("  and " + left + " more"));
        }
        return report;
    }

    private String text(StackTraceElement frame) {
        Placed place = place(frame);
        if (place == null) {
            return Ansi.FAINT.paint(frame.toString());
        }
        String where = place.cell().name() + ", line " + place.line(frame.getLineNumber());
        String method = method(frame);
        return Ansi.GREEN.paint(method.isEmpty() ? where : method + " (" + where + ")");
    }

    private static String method(StackTraceElement frame) {
        String method = frame.getMethodName().startsWith("lambda$") ? "lambda" : frame.getMethodName();
        return frame.getClassName().isEmpty() || method.isEmpty() ? method : frame.getClassName() + "." + method;
    }

    /** JShell names the snippet in place of the file: {@code #12}. */
    private @Nullable Placed place(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
    }
}

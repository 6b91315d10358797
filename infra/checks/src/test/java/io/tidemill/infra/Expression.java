package io.tidemill.infra;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question to Prometheus, in PromQL. */
record Expression(String text) {
    /** Text, comments, selectors, ranges and variables of Grafana: none of them holds the name of a metric. */
    private static final Pattern ASIDE = Pattern.compile(
            "\"(?:\\\\.|[^\"])*\"|'(?:\\\\.|[^'])*'|#[^\\n]*|\\{[^}]*}|\\[[^\\]]*]|\\$\\w+|\\$\\{[^}]*}");

    /** Lists of labels. */
    private static final Pattern LABELS = Pattern.compile(
            "\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SELECTOR = Pattern.compile("\\{((?:\"(?:\\\\.|[^\"])*\"|[^}\"])*)}");
    private static final Pattern SELECTED = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(\\s*\\()?");

    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "unless",
            "offset",
            "bool",
            "by",
            "without",
            "on",
            "ignoring",
            "group_left",
            "group_right",
            "inf",
            "nan",
            "atan2");

    /** Names of the metrics that it asks for. */
    Set<String> metrics() {
        // text goes first: a brace in it opens no selector
        String bare = LABELS.matcher(withoutAsides()).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        Matcher found = NAME.matcher(bare);
        while (found.find()) {
            boolean isFunction = found.group(1) != null;
            if (!isFunction && !WORDS.contains(found.group().toLowerCase(java.util.Locale.ROOT))) {
                names.add(found.group());
            }
        }
        return names;
    }

    /** Names of the labels that it groups, joins or selects by. */
    Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        Matcher list = LABELS.matcher(withoutAsides());
        while (list.find()) {
            for (String label : list.group(1).split(",", -1)) {
                labels.add(label.strip());
            }
        }
        Matcher selector = SELECTOR.matcher(text);
        while (selector.find()) {
            // what is in quotes is a value
            Matcher label = SELECTED.matcher(selector.group(1).replaceAll("\"(?:\\\\.|[^\"])*\"", ""));
            while (label.find()) {
                labels.add(label.group(1));
            }
        }
        labels.remove("");
        return labels;
    }

    private String withoutAsides() {
        StringBuilder bare = new StringBuilder();
        Matcher aside = Pattern.compile("\\{(?:\"(?:\\\\.|[^\"])*\"|[^}\"])*}|" + ASIDE.pattern())
                .matcher(text);
        while (aside.find()) {
            if (aside.group().contains("__name__")) {
                throw new IllegalArgumentException(
                        "a metric must be asked for by its name, so that it can be checked: " + text);
            }
            aside.appendReplacement(bare, " ");
        }
        return aside.appendTail(bare).toString();
    }
}

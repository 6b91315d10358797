package io.tidemill.node.settings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a process of a node can be, in the order in which a process starts what it is. */
public enum Role {
    /** The bus into the lake. */
    ARCHIVE("the bus into the lake"),
    /** Commands to a venue, and what became of them. */
    EXECUTE("commands of an account to its venue, and what became of them"),
    /** The public streams of a venue. */
    CONNECT("the public streams of a venue onto the bus"),
    /** Engine, strategies and risk gate of an account. */
    TRADE("engine, strategies and risk gate of an account");

    private final String meaning;

    Role(String meaning) {
        this.meaning = meaning;
    }

    /** As it is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it does, in words. */
    public String meaning() {
        return meaning;
    }

    /**
     * The roles of a comma-separated list.
     *
     * @throws IllegalArgumentException if the list is empty, or one of its words is no role
     */
    public static Set<Role> parse(String list) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : list.split(",", -1)) {
            roles.add(of(word.strip()));
        }
        return roles;
    }

    private static Role of(String word) {
        List<String> names = new ArrayList<>();
        for (Role role : values()) {
            if (role.text().equals(word)) {
                return role;
            }
            names.add(role.text());
        }
        throw new IllegalArgumentException(
                "a role must be one of " + String.join(", ", names) + ", was '" + word + "'");
    }
}

package io.tidemill.node.promote;

import io.tidemill.model.promotion.Promotion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All promotions that are known, in the order in which they were published. Immutable. */
final class History {
    private final List<Published> all;

    private History(List<Published> all) {
        this.all = List.copyOf(all);
    }

    /** Those of the lake, and those of the topic that the lake does not have yet. */
    static History of(List<Published> inLake, List<Published> onTopic) {
        List<Published> all = new ArrayList<>(inLake);
        onTopic.stream().filter(published -> !inLake.contains(published)).forEach(all::add);
        all.sort(Comparator.comparingLong(Published::publishedNs));
        return new History(all);
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /** A page of them, the newest first. */
    List<Published> newest(int skip, int limit) {
        List<Published> turned = new ArrayList<>(all);
        Collections.reverse(turned);
        return turned.stream().skip(skip).limit(limit).toList();
    }

    /** What the strategy of this one had been given before it. */
    Optional<Published> replaced(Published published) {
        List<Published> before = all.subList(0, all.indexOf(published));
        return last(before, published.promotion().strategy());
    }

    /**
     * The last promotion of the set with this name.
     *
     * @param prefix the first digits of the name, or all
     * @throws IllegalArgumentException if no set or more than one begins so
     */
    Published find(String prefix) {
        List<Published> found = all.stream()
                .filter(one -> one.promotion().set().name().startsWith(prefix))
                .toList();
        Set<String> names = new TreeSet<>();
        found.forEach(one -> names.add(one.promotion().set().name()));
        if (names.size() != 1) {
            throw new IllegalArgumentException(
                    names.isEmpty()
                            ? "no promoted set begins with '" + prefix + "'; see tidemill promote list"
                            : "'" + prefix + "' must begin one promoted set, begins " + names);
        }
        return found.get(found.size() - 1);
    }

    /**
     * What a rollback goes to: the choice before the one that stands. A rollback takes away what it went back from, so that one
     * more goes back further.
     */
    Optional<Promotion> beforeCurrent(String strategy) {
        Deque<Published> standing = new ArrayDeque<>();
        for (Published one : all) {
            if (!one.promotion().strategy().equals(strategy)) {
                continue;
            }
            if (one.promotion().isRollback()) {
                standing.poll();
            }
            Published top = standing.peek();
            if (top == null || !top.isSameChoice(one)) {
                standing.push(one);
            }
        }
        Iterator<Published> choices = standing.iterator();
        if (choices.hasNext()) {
            choices.next();
        }
        return choices.hasNext() ? Optional.of(choices.next().promotion()) : Optional.empty();
    }

    private static Optional<Published> last(List<Published> list, String strategy) {
        Published last = null;
        for (Published one : list) {
            if (one.promotion().strategy().equals(strategy)) {
                last = one;
            }
        }
        return Optional.ofNullable(last);
    }
}

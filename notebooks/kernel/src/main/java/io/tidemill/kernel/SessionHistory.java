package io.tidemill.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/**
 * The cells of this session; earlier sessions are not kept.
 *
 * <p><b>Thread:</b> any.
 */
final class SessionHistory implements HistoryManager {
    private static final int THIS_SESSION = 1;

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(int number, String input, String output) {
        entries.add(new HistoryEntry(THIS_SESSION, number, input, output));
    }

    @Override
    public synchronized List<HistoryEntry> lookupRange(int session, int begin, int end, Set<ResultFlag> flags) {
        boolean isThis = session == 0 || session == THIS_SESSION;
        return entries.stream()
                .filter(each -> isThis && each.getCellNumber() >= begin && each.getCellNumber() < end)
                .map(each -> shown(each, flags))
                .toList();
    }

    @Override
    public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return last(entries, length).stream().map(each -> shown(each, flags)).toList();
    }

    @Override
    public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
        Pattern pattern = pattern(glob);
        List<HistoryEntry> found = entries.stream()
                .filter(each -> pattern.matcher(each.getInput()).matches())
                .map(each -> shown(each, flags))
                .toList();
        if (flags.contains(ResultFlag.UNIQUE)) {
            Map<String, HistoryEntry> byInput = new LinkedHashMap<>();
            found.forEach(each -> byInput.put(each.getInput(), each));
            found = List.copyOf(byInput.values());
        }
        return last(found, length);
    }

    private static HistoryEntry shown(HistoryEntry entry, Set<ResultFlag> flags) {
        return flags.contains(ResultFlag.INCLUDE_OUTPUT)
                ? entry
                : new HistoryEntry(entry.getSession(), entry.getCellNumber(), entry.getInput());
    }

    private static List<HistoryEntry> last(List<HistoryEntry> list, int length) {
        return length > 0 && length < list.size() ? list.subList(list.size() - length, list.size()) : list;
    }

    private static Pattern pattern(String glob) {
        String regex = glob.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}

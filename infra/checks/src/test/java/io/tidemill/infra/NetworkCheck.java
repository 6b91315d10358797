package io.tidemill.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds network policies against the addresses that each role is told. */
final class NetworkCheck {
    private static final Map<String, Integer> PORT_OF_SCHEME = Map.ofEntries(
            Map.entry("pulsar", 6650),
            Map.entry("pulsar+ssl", 6651),
            Map.entry("http", 80),
            Map.entry("https", 443),
            Map.entry("ws", 80),
            Map.entry("wss", 443),
            Map.entry("postgresql", 5432),
            Map.entry("s3", 443));

    private NetworkCheck() {}

    /** What is wrong with the policies of a whole set; empty if nothing is. */
    static List<String> problems(List<Manifest> manifests) {
        List<String> problems = new ArrayList<>();
        if (manifests.stream().noneMatch(NetworkCheck::deniesAll)) {
            problems.add("no network policy denies all that no other allows");
        }
        for (Manifest workload : manifests) {
            if (workload.kind().equals("StatefulSet")) {
                String component = workload.component();
                Set<Integer> open = openTo(component, manifests);
                WorkloadCheck.environment(workload, manifests)
                        .forEach((name, value) -> portOf(value)
                                .filter(port -> !open.contains(port) && Program.reads(component, name))
                                .ifPresent(port -> problems.add(workload + ": " + name + " needs port " + port
                                        + ", network policies let " + component + " out to " + open)));
            }
        }
        return problems;
    }

    private static boolean deniesAll(Manifest manifest) {
        JsonNode spec = manifest.content().path("spec");
        return manifest.kind().equals("NetworkPolicy")
                && spec.path("podSelector").isEmpty()
                && spec.path("policyTypes").size() == 2
                && spec.path("egress").isMissingNode()
                && spec.path("ingress").isMissingNode();
    }

    /** Ports to which a role may go out, wherever they are. */
    private static Set<Integer> openTo(String component, List<Manifest> manifests) {
        Set<Integer> ports = new HashSet<>();
        for (Manifest policy : manifests) {
            JsonNode spec = policy.content().path("spec");
            if (policy.kind().equals("NetworkPolicy") && selects(spec.path("podSelector"), component)) {
                for (JsonNode egress : spec.path("egress")) {
                    egress.path("ports")
                            .forEach(port -> ports.add(port.path("port").asInt()));
                }
            }
        }
        return ports;
    }

    private static boolean selects(JsonNode selector, String component) {
        for (JsonNode expression : selector.path("matchExpressions")) {
            for (JsonNode value : expression.path("values")) {
                if (value.asText().equals(component)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Port of a value that is an address. */
    private static java.util.Optional<Integer> portOf(String value) {
        String address = value.startsWith("jdbc:") ? value.substring("jdbc:".length()) : value;
        if (!address.matches("[a-z0-9+]+://.*")) {
            return java.util.Optional.empty();
        }
        URI uri = URI.create(address);
        return java.util.Optional.ofNullable(
                uri.getPort() > 0
                        ? Integer.valueOf(uri.getPort())
                        : new TreeMap<>(PORT_OF_SCHEME).get(uri.getScheme()));
    }
}

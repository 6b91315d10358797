package io.tidemill.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Holds the pods of a set of manifests against the program, and against what each pod of ours must say of itself. */
final class WorkloadCheck {
    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    private final Map<String, JsonNode> configMaps = new HashMap<>();
    private final List<Manifest> manifests;
    private final List<String> problems = new ArrayList<>();

    private WorkloadCheck(List<Manifest> manifests) {
        this.manifests = manifests;
        for (Manifest each : manifests) {
            if (each.kind().equals("ConfigMap")) {
                configMaps.put(each.name(), each.content().path("data"));
            }
        }
    }

    /** What is wrong with the pods of a whole set, as it would be installed; empty if nothing is. */
    static List<String> problems(List<Manifest> manifests) {
        WorkloadCheck check = new WorkloadCheck(manifests);
        manifests.stream().filter(each -> !each.podTemplate().isMissingNode()).forEach(check::pods);
        return check.problems;
    }

    /** All variables of the first container of a workload. */
    static Map<String, String> environment(Manifest workload, List<Manifest> manifests) {
        return new WorkloadCheck(manifests)
                .environment(
                        workload.toString(),
                        workload.podTemplate().path("spec").path("containers").path(0));
    }

    private void pods(Manifest workload) {
        JsonNode pod = workload.podTemplate().path("spec");
        String where = workload.toString();
        require(where, pod, "/automountServiceAccountToken", "false");
        // their variables would be taken for settings
        require(where, pod, "/enableServiceLinks", "false");
        require(where, pod, "/securityContext/runAsNonRoot", "true");
        require(where, pod, "/securityContext/seccompProfile/type", "RuntimeDefault");
        account(workload, pod);
        volumes(workload, pod);
        for (JsonNode container : pod.path("containers")) {
            String named = where + " container " + container.path("name").asText();
            hardened(named, container);
            List<String> arguments = texts(container.path("args"));
            Program.refusal(arguments).ifPresent(why -> problems.add(named + " args: " + why));
            if (isNode(container) && arguments.contains("node")) {
                node(workload, named, roles(arguments), container);
            }
        }
    }

    /** By its name here, or in a registry. */
    private static boolean isNode(JsonNode container) {
        return container.path("image").asText().matches("tidemill-node|.*/node[:@].*");
    }

    private void hardened(String where, JsonNode container) {
        require(where, container, "/securityContext/allowPrivilegeEscalation", "false");
        require(where, container, "/securityContext/readOnlyRootFilesystem", "true");
        require(where, container, "/securityContext/capabilities/drop/0", "ALL");
        for (String amount :
                List.of("/resources/requests/cpu", "/resources/requests/memory", "/resources/limits/memory")) {
            if (container.at(amount).isMissingNode()) {
                problems.add(where + ": " + amount + " is missing");
            }
        }
    }

    private void node(Manifest workload, String where, String roles, JsonNode container) {
        if (!workload.component().equals(roles)) {
            problems.add(where + ": label component must be its role " + roles + ", was " + workload.component());
        }
        if (ScalerCheck.of(workload, manifests).isEmpty()
                && workload.content().path("spec").path("replicas").asInt() != 1) {
            problems.add(where + ": a role without a scaler must have one replica");
        }
        Map<String, String> environment = environment(where, container);
        Program.refusal(roles, environment).ifPresent(why -> problems.add(where + " environment: " + why));
        references(where, environment, container);
        ports(where, workload, container, environment);
    }

    private static String roles(List<String> arguments) {
        int option = arguments.indexOf("--roles");
        return option < 0 || option + 1 == arguments.size() ? "" : arguments.get(option + 1);
    }

    /** Values that name a file must name one that is mounted. */
    private void references(String where, Map<String, String> environment, JsonNode container) {
        environment.forEach((name, value) -> {
            String path = value.startsWith("file:/") ? value.substring("file:".length()) : value;
            if (path.startsWith("/") && mounts(container).noneMatch(mount -> path.startsWith(mount))) {
                problems.add(where + " environment: " + name + " names " + path + ", where nothing is mounted");
            }
        });
    }

    private static java.util.stream.Stream<String> mounts(JsonNode container) {
        return StreamSupport.stream(container.path("volumeMounts").spliterator(), false)
                .map(mount -> mount.path("mountPath").asText());
    }

    private void ports(String where, Manifest workload, JsonNode container, Map<String, String> environment) {
        int port;
        try {
            port = Program.httpPort(environment);
        } catch (IllegalArgumentException e) {
            // an unknown variable is reported already
            return;
        }
        JsonNode declared = container.path("ports").path(0);
        if (declared.path("containerPort").asInt() != port) {
            problems.add(where + ": port must be that of node.http-port " + port + ", was "
                    + declared.path("containerPort").asText());
        }
        JsonNode annotations = workload.podTemplate().path("metadata").path("annotations");
        if (!annotations.path("prometheus.io/port").asText().equals(Integer.toString(port))) {
            problems.add(where + ": prometheus.io/port must be " + port + ", was "
                    + annotations.path("prometheus.io/port").asText());
        }
        if (!annotations.path("prometheus.io/path").asText().equals(Program.metricsPath())) {
            problems.add(where + ": prometheus.io/path must be " + Program.metricsPath() + ", was "
                    + annotations.path("prometheus.io/path").asText());
        }
        for (String probe : PROBES) {
            JsonNode get = container.path(probe).path("httpGet");
            if (get.isMissingNode()) {
                problems.add(where + ": " + probe + " is missing");
            } else if (!Program.probePaths().contains(get.path("path").asText())) {
                problems.add(where + ": " + probe + " asks for "
                        + get.path("path").asText() + ", node has " + Program.probePaths());
            } else if (!Set.of(declared.path("name").asText(), Integer.toString(port))
                    .contains(get.path("port").asText())) {
                problems.add(
                        where + ": " + probe + " asks port " + get.path("port").asText() + ", node listens on " + port);
            }
        }
    }

    /** All variables of a container, those of its config maps before its own. */
    private Map<String, String> environment(String where, JsonNode container) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode from : container.path("envFrom")) {
            String name = from.path("configMapRef").path("name").asText();
            JsonNode data = configMaps.get(name);
            if (data == null) {
                problems.add(where + ": there is no config map " + name);
            } else {
                data.properties()
                        .forEach(entry ->
                                environment.put(entry.getKey(), entry.getValue().asText()));
            }
        }
        for (JsonNode variable : container.path("env")) {
            environment.put(variable.path("name").asText(), value(variable));
        }
        return environment;
    }

    /** What the cluster fills in is there, whatever it is. */
    private static String value(JsonNode variable) {
        String field = variable.at("/valueFrom/fieldRef/fieldPath").asText();
        return field.isEmpty() ? variable.path("value").asText() : field;
    }

    private void account(Manifest workload, JsonNode pod) {
        String account = pod.path("serviceAccountName").asText();
        if (manifests.stream()
                .noneMatch(each ->
                        each.kind().equals("ServiceAccount") && each.name().equals(account))) {
            problems.add(workload + ": there is no service account " + account);
        }
    }

    /** Config maps and classes of secrets that volumes name, beside those that people make by hand. */
    private void volumes(Manifest workload, JsonNode pod) {
        for (JsonNode volume : pod.path("volumes")) {
            String map = volume.path("configMap").path("name").asText();
            if (!map.isEmpty() && !map.equals("catalog-authority") && !configMaps.containsKey(map)) {
                problems.add(workload + ": there is no config map " + map);
            }
            String secret = volume.path("csi")
                    .path("volumeAttributes")
                    .path("secretProviderClass")
                    .asText();
            if (!secret.isEmpty()
                    && manifests.stream()
                            .noneMatch(each -> each.kind().equals("SecretProviderClass")
                                    && each.name().equals(secret))) {
                problems.add(workload + ": there is no secret provider class " + secret);
            }
        }
    }

    private void require(String where, JsonNode node, String pointer, String value) {
        JsonNode found = node.at(pointer);
        if (found.isMissingNode()) {
            problems.add(where + ": " + pointer + " is missing, must be " + value);
        } else if (!found.asText().equals(value)) {
            problems.add(where + ": " + pointer + " must be " + value + ", was " + found.asText());
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

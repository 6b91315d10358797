package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each kind of fault, made in a sound set of manifests, is seen and named. */
class BrokenManifestsTest {
    private static final String SOUND = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: connect}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data:
              TIDEMILL_VENUE_INSTRUMENTS: BTC-USDT.BINANCE
              TIDEMILL_VENUE_REST_URL: https://api.binance.com
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny}
            spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: venues}
            spec:
              podSelector:
                matchExpressions: [{key: app.kubernetes.io/component, operator: In, values: [connect]}]
              policyTypes: [Egress]
              egress: [{ports: [{port: 443, protocol: TCP}]}]
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: connect}
            spec:
              serviceName: connect
              replicas: 1
              selector: {matchLabels: {app.kubernetes.io/component: connect}}
              template:
                metadata:
                  labels: {app.kubernetes.io/component: connect}
                  annotations: {prometheus.io/port: "9464", prometheus.io/path: /metrics}
                spec:
                  serviceAccountName: connect
                  automountServiceAccountToken: false
                  enableServiceLinks: false
                  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: node
                      image: tidemill-node
                      args: [node, --roles, connect]
                      envFrom: [{configMapRef: {name: settings}}]
                      env: [{name: TIDEMILL_NODE_HTTP_PORT, value: "9464"}]
                      ports: [{name: http, containerPort: 9464}]
                      startupProbe: {httpGet: {path: /health/live, port: http}}
                      livenessProbe: {httpGet: {path: /health/live, port: http}}
                      readinessProbe: {httpGet: {path: /health/ready, port: http}}
                      resources:
                        requests: {cpu: "1", memory: 1Gi}
                        limits: {memory: 1Gi}
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities: {drop: [ALL]}
            """;

    @Test
    void theSoundOneIsSound() {
        assertThat(problems(broken(container -> {}))).isEmpty();
    }

    @Test
    void anUnknownField() {
        assertThat(problems(broken(container -> container.put("readynessProbe", 1))))
                .anyMatch(said -> said.contains("readynessProbe") && said.contains("not defined"));
    }

    @Test
    void aMissingField() {
        assertThat(problems(broken(container -> container.remove("name"))))
                .anyMatch(said -> said.contains("required field `name`"));
    }

    @Test
    void aNumberWhereTextMustBe() {
        assertThat(problems(broken(container -> ((ObjectNode) container.at("/env/0")).put("value", 9464))))
                .anyMatch(said -> said.contains("Integer") && said.contains("String"));
    }

    @Test
    void textWhereANumberMustBe() {
        assertThat(problems(broken(container -> ((ObjectNode) container.at("/ports/0")).put("containerPort", "9464"))))
                .anyMatch(said -> said.contains("Cannot coerce String") && said.contains("Integer"));
    }

    @Test
    void aWordThatIsNoKind() {
        List<Manifest> manifests = broken(container -> {});
        ((ObjectNode) manifests.get(0).content()).put("kind", "ServiceAcount");
        assertThat(problems(manifests)).anyMatch(said -> said.contains("there is no ServiceAcount in v1"));
    }

    @Test
    void aPortThatNodeDoesNotListenOn() {
        assertThat(problems(broken(container -> ((ObjectNode) container.at("/ports/0")).put("containerPort", 9465))))
                .anyMatch(said -> said.endsWith("port must be that of node.http-port 9464, was 9465"));
        assertThat(problems(
                        broken(container -> ((ObjectNode) container.at("/livenessProbe/httpGet")).put("port", 8080))))
                .anyMatch(said -> said.endsWith("livenessProbe asks port 8080, node listens on 9464"));
    }

    @Test
    void aPathThatNodeDoesNotServe() {
        assertThat(problems(broken(
                        container -> ((ObjectNode) container.at("/readinessProbe/httpGet")).put("path", "/ready"))))
                .anyMatch(said -> said.contains("readinessProbe asks for /ready, node has "));
    }

    @Test
    void aProbeThatIsNotThere() {
        assertThat(problems(broken(container -> container.remove("startupProbe"))))
                .anyMatch(said -> said.endsWith("startupProbe is missing"));
    }

    @Test
    void aVariableThatNodeDoesNotKnow() {
        assertThat(problems(broken(
                        container -> ((ObjectNode) container.at("/env/0")).put("name", "TIDEMILL_NODE_HTTP_PROT"))))
                .anyMatch(said -> said.contains("TIDEMILL_NODE_HTTP_PROT") && said.contains("TIDEMILL_NODE_HTTP_PORT"));
    }

    @Test
    void aSettingThatTheRoleNeeds() {
        assertThat(problems(broken(container -> container.remove("envFrom"))))
                .anyMatch(said -> said.contains("venue.instruments is not set"));
    }

    @Test
    void aRoleThatThereIsNot() {
        assertThat(problems(broken(container -> ((ArrayNode) container.path("args")).set(2, "conect"))))
                .anyMatch(said -> said.contains("a role must be one of") && said.contains("was 'conect'"));
    }

    @Test
    void anOptionThatThereIsNot() {
        assertThat(problems(broken(container -> ((ArrayNode) container.path("args")).set(1, "--role"))))
                .anyMatch(said -> said.contains("--role"));
    }

    @Test
    void aPodThatMayWriteItsRoot() {
        assertThat(problems(broken(container ->
                        ((ObjectNode) container.path("securityContext")).remove("readOnlyRootFilesystem"))))
                .anyMatch(said -> said.endsWith("/securityContext/readOnlyRootFilesystem is missing, must be true"));
    }

    @Test
    void aFileThatIsNotMounted() {
        assertThat(problems(broken(container -> ((ArrayNode) container.path("env"))
                        .addObject()
                        .put("name", "TIDEMILL_TRADE_CONFIG")
                        .put("value", "/etc/tidemill/trade.json"))))
                .anyMatch(said -> said.endsWith(
                        "TIDEMILL_TRADE_CONFIG names /etc/tidemill/trade.json, where nothing is mounted"));
    }

    @Test
    void anAddressThatNoPolicyLetsItReach() {
        assertThat(problems(broken(container -> ((ArrayNode) container.path("env"))
                        .addObject()
                        .put("name", "TIDEMILL_VENUE_WS_URL")
                        .put("value", "wss://stream.binance.com:9443"))))
                .anyMatch(said -> said.endsWith(
                        "TIDEMILL_VENUE_WS_URL needs port 9443, network policies let connect out to [443]"));
    }

    @Test
    void aMetricThatNodeDoesNotHave() {
        assertThat(Series.unknown(
                        Map.of("Frames", new Expression("rate(tidemill_frames_totl[1m])")),
                        Set.of("tidemill_frames_total")))
                .containsExactly("Frames asks for tidemill_frames_totl, which node does not have");
        assertThat(Series.unknown(
                        Map.of("Frames", new Expression("sum by (vneue) (rate(tidemill_frames_total[1m]))")),
                        Set.of("tidemill_frames_total")))
                .containsExactly("Frames asks by vneue, which none of its metrics has");
    }

    private static List<Manifest> broken(Consumer<ObjectNode> fault) {
        List<Manifest> manifests = Manifest.parse("made", SOUND);
        JsonNode pod = manifests.get(manifests.size() - 1).podTemplate();
        fault.accept((ObjectNode) pod.at("/spec/containers/0"));
        return manifests;
    }

    private static List<String> problems(List<Manifest> manifests) {
        List<String> problems = new ArrayList<>(StrictReader.problems(manifests));
        problems.addAll(WorkloadCheck.problems(manifests));
        problems.addAll(NetworkCheck.problems(manifests));
        return problems;
    }
}

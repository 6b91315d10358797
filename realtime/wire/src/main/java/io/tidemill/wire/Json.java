package io.tidemill.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.promotion.Promotion;
import java.io.IOException;

/**
 * The JSON of cold records: instruments, promotions, configurations. Keys are sorted, so equal records give equal bytes.
 */
public final class Json {
    private static final JsonMapper RECORDS = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            // a field that a newer program added is no reason to fail
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Step.class, ToStringSerializer.instance)
                    .addDeserializer(Step.class, new StepDeserializer()))
            .build();

    private static final JsonMapper MAPPER = RECORDS.rebuild()
            .addModule(new SimpleModule("promotions").addDeserializer(Promotion.class, new PromotionDeserializer()))
            .build();

    private Json() {}

    /** The record as JSON. */
    public static byte[] bytes(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + record, e);
        }
    }

    /** The record as one line of JSON. */
    public static String text(Object record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + record, e);
        }
    }

    /** The record as JSON for people: indented. */
    public static String pretty(Object record) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + record, e);
        }
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are no such record
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + " in JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if the text is no such record
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + " in JSON: " + e.getMessage(), e);
        }
    }

    /** Records that were kept before a promotion had a reason have none. */
    private static final class PromotionDeserializer extends StdDeserializer<Promotion> {
        private static final long serialVersionUID = 1;
        private static final String REASON = "reason";

        PromotionDeserializer() {
            super(Promotion.class);
        }

        @Override
        public Promotion deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode record = RECORDS.readTree(parser);
            if (!(record instanceof ObjectNode fields)) {
                return context.reportInputMismatch(this, "a promotion must be an object, was %s", record.getNodeType());
            }
            if (!fields.has(REASON)) {
                fields.put(REASON, "");
            }
            return RECORDS.treeToValue(fields, Promotion.class);
        }
    }

    private static final class StepDeserializer extends StdScalarDeserializer<Step> {
        private static final long serialVersionUID = 1;

        StepDeserializer() {
            super(Step.class);
        }

        @Override
        public Step deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Step.parse(parser.getText());
        }
    }
}

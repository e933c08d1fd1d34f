package io.godwit.gateway.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a request's JSON strictly: unknown and doubled fields, other types, deep nesting and anything behind the object are
 * refused, with the place and without the value. The bytes are wiped when they are read, for they may hold a password.
 */
public final class RequestBody {
    private static final int MOST_DEPTH = 16;
    private static final int LONGEST_TEXT = 131_072;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(1_024)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private RequestBody() {}

    /** The object, with its annotated constraints held. Throws 400 for what cannot be read, 422 for what is not valid. */
    public static <T> T read(byte[] body, Class<T> type, Validator validator) {
        T value = parse(body, type);
        var errors = new FieldErrors();
        validator.validate(value).stream()
                .map(RequestBody::located)
                .sorted(java.util.Comparator.comparing(Located::pointer))
                .forEach(error -> errors.add(error.pointer(), error.message()));
        if (!errors.isEmpty() && value instanceof Secretive secretive) {
            secretive.wipe();
        }
        errors.refuse();
        return value;
    }

    private static <T> T parse(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw FieldErrors.of(GatewayProblem.UNREADABLE_BODY, "", "must be a JSON object.");
            }
            return value;
        } catch (IOException e) {
            throw explain(e);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static ProblemException explain(IOException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException e ->
                FieldErrors.of(GatewayProblem.UNKNOWN_FIELD, pointer(e), "is no field of this body.");
            case InvalidFormatException e
            when e.getTargetType() != null && e.getTargetType().isEnum() ->
                FieldErrors.of(
                        GatewayProblem.WRONG_TYPE, pointer(e), "must be one of " + words(e.getTargetType()) + ".");
            case MismatchedInputException e
            when e.getPath().isEmpty() ->
                FieldErrors.of(GatewayProblem.UNREADABLE_BODY, "", "must be one JSON object and nothing behind it.");
            case MismatchedInputException e ->
                FieldErrors.of(GatewayProblem.WRONG_TYPE, pointer(e), "must be " + wanted(e.getTargetType()) + ".");
            case StreamConstraintsException _ ->
                FieldErrors.of(
                        GatewayProblem.UNREADABLE_BODY,
                        "",
                        "is nested deeper than " + MOST_DEPTH + ", or has a name, number or text that is too long.");
            case InputCoercionException e ->
                FieldErrors.of(GatewayProblem.WRONG_TYPE, pointer(e), "must be a whole number in range.");
            case JsonMappingException e when e.getCause() instanceof IOException cause && cause != e -> explain(cause);
            case JsonMappingException e -> FieldErrors.of(GatewayProblem.WRONG_TYPE, pointer(e), "cannot be read.");
            case JsonProcessingException e ->
                FieldErrors.of(GatewayProblem.UNREADABLE_BODY, "", "is no JSON" + place(e.getLocation()) + ".");
            default -> FieldErrors.of(GatewayProblem.UNREADABLE_BODY, "", "is no JSON.");
        };
    }

    private static String place(@org.jspecify.annotations.Nullable JsonLocation location) {
        return location == null
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr()
                        + ", or names a field twice";
    }

    private static String pointer(JsonMappingException e) {
        String pointer = "";
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer = FieldErrors.pointer(
                    pointer, step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return pointer;
    }

    /** Thrown by the parser itself, which knows where it stands. */
    private static String pointer(InputCoercionException e) {
        JsonParser parser = e.getProcessor();
        return parser == null ? "" : parser.getParsingContext().pathAsPointer().toString();
    }

    private static String words(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(java.lang.reflect.Field::isEnumConstant)
                .map(constant -> {
                    var word = constant.getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
                    return word == null ? constant.getName().toLowerCase(Locale.ROOT) : word.value();
                })
                .collect(Collectors.joining(", "));
    }

    private static String wanted(@org.jspecify.annotations.Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == String.class || type == char[].class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number in range";
        }
        return java.util.Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private record Located(String pointer, String message) {}

    private static Located located(ConstraintViolation<?> violation) {
        String pointer = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer = FieldErrors.pointer(pointer, node.getIndex().toString());
            } else if (node.getKey() != null) {
                pointer = FieldErrors.pointer(pointer, node.getKey().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer = FieldErrors.pointer(pointer, Objects.requireNonNull(node.getName()));
            }
        }
        return new Located(pointer, violation.getMessage());
    }
}

package dev.sluice.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says what is wrong with JSON in words that a person without Java understands. */
public final class JsonWords {
    private JsonWords() {}

    /** One sentence: where, and what is expected there; never what was found, for it may be a secret. */
    public static String of(JsonProcessingException e) {
        return switch (e) {
            case InvalidFormatException wrong -> at(wrong) + " takes " + expected(wrong.getTargetType()) + ".";
            case UnrecognizedPropertyException unknown -> at(unknown) + " is no field of this request.";
            case JsonMappingException wrong
            when wrong.getCause() instanceof InputCoercionException ->
                at(wrong) + " is a number beyond what it may be.";
            case JsonMappingException wrong when !wrong.getPath().isEmpty() -> at(wrong) + " is of another kind.";
            case JsonParseException broken -> "It breaks off or is malformed" + line(broken) + ".";
            default -> "It is not an object with the fields of this request.";
        };
    }

    private static String line(JsonParseException broken) {
        var place = broken.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String at(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining(".", "'", "'"))
                .replace(".[", "[");
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> Json.MAPPER.convertValue(constant, String.class))
                            .collect(Collectors.joining(", "));
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time like 2027-01-31T18:00:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "a number" : "another value";
    }
}

package dev.sluice.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.api.Page;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON schemas of records, as Jackson writes them; each record is described once and referred to by name. */
final class Schemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> named = new TreeMap<>();

    ObjectNode of(Type type) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == java.util.List.class -> array(generic.getActualTypeArguments()[0]);
            case ParameterizedType generic -> of(generic.getRawType());
            case Class<?> c -> ofClass(c);
            default -> NODES.objectNode();
        };
    }

    /** Of a page or list whose items are known; each kind of page is named by what it holds. */
    ObjectNode of(Class<?> type, @Nullable Class<?> item) {
        if (item == null) {
            return of(type);
        }
        if (type != Page.class) {
            return array(item);
        }
        String name = "PageOf" + name(item);
        if (!named.containsKey(name)) {
            var page = describe(Page.class);
            page.withObjectProperty("properties").set("items", array(item));
            named.put(name, page);
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    ObjectNode all() {
        var all = NODES.objectNode();
        named.forEach(all::set);
        return all;
    }

    private ObjectNode ofClass(Class<?> type) {
        if (type.isRecord()) {
            return reference(type);
        }
        if (type.isEnum()) {
            return words(type);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return plain("array");
        }
        return scalar(type);
    }

    private static ObjectNode scalar(Class<?> type) {
        if (type == String.class) {
            return plain("string");
        }
        if (type == Instant.class) {
            return plain("string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return plain("boolean");
        }
        if (type == double.class || type == Double.class) {
            return plain("number");
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? plain("integer") : plain("object");
    }

    private ObjectNode reference(Class<?> type) {
        String name = name(type);
        if (!named.containsKey(name)) {
            named.put(name, NODES.objectNode());
            named.put(name, describe(type));
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type) {
        return type.getName().replaceAll("^.*\\.", "").replace("$", "");
    }

    private ObjectNode describe(Class<?> type) {
        var schema = plain("object");
        var properties = schema.putObject("properties");
        var required = NODES.arrayNode();
        for (RecordComponent part : type.getRecordComponents()) {
            if (part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                schema.putArray("allOf").add(of(part.getGenericType()));
                continue;
            }
            properties.set(part.getName(), of(part.getGenericType()));
            if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(part.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode words(Class<?> type) {
        var schema = plain("string");
        var words = schema.putArray("enum");
        Arrays.stream(type.getFields()).filter(f -> f.isEnumConstant()).forEach(f -> {
            var named = f.getAnnotation(JsonProperty.class);
            words.add(named == null ? f.getName() : named.value());
        });
        return schema;
    }

    private ObjectNode array(Type item) {
        var schema = plain("array");
        schema.set("items", of(item));
        return schema;
    }

    private static ObjectNode plain(String type) {
        return NODES.objectNode().put("type", type);
    }
}

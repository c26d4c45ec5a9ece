// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of one of the records within an event, with its place in the event's JSON.
 *
 * @param pointer RFC 6901, to the object that holds it
 */
record Field(String pointer, RecordComponent component) {

    /** Every field of {@code type}, at every depth that {@code json} reaches. */
    static List<Field> of(Class<?> type, JsonNode json) {
        var all = new ArrayList<Field>();
        collect(type, json, "", all);
        return all;
    }

    private static void collect(Class<?> type, JsonNode json, String pointer, List<Field> all) {
        for (RecordComponent component : type.getRecordComponents()) {
            all.add(new Field(pointer, component));
            JsonNode value = json.path(component.getName());
            String at = pointer + "/" + component.getName();
            if (component.getType().isRecord() && value.isObject()) {
                collect(component.getType(), value, at, all);
            }
            if (component.getType() == List.class) {
                for (int i = 0; i < value.size(); i++) {
                    collect(elementType(component), value.get(i), at + "/" + i, all);
                }
            }
        }
    }

    static Class<?> elementType(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    static boolean nullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    boolean isList() {
        return component.getType() == List.class;
    }

    boolean mustBeThere() {
        return !nullable(component) && !isList();
    }

    String name() {
        return component.getName();
    }

    ObjectNode holder(JsonNode json) {
        return (ObjectNode) json.at(pointer);
    }

    /** Whether the value of a field may have the JSON type of {@code value}. */
    boolean takes(JsonNode value) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return value.isArray();
        }
        if (type.isRecord()) {
            return value.isObject();
        }
        if (type == boolean.class) {
            return value.isBoolean();
        }
        if (type == double.class) {
            return value.isNumber();
        }
        return List.of(int.class, long.class, Long.class).contains(type) ? value.isIntegralNumber() : value.isTextual();
    }

    static List<Class<?>> records() {
        var found = new ArrayList<Class<?>>(List.of(Event.class.getPermittedSubclasses()));
        for (int i = 0; i < found.size(); i++) {
            Arrays.stream(found.get(i).getRecordComponents())
                    .map(each -> each.getType() == List.class ? elementType(each) : each.getType())
                    .filter(each -> each.isRecord() && !found.contains(each))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public String toString() {
        return pointer + "/" + name();
    }
}

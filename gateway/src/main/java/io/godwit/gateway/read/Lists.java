package io.godwit.gateway.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.gateway.request.Page;
import io.godwit.platform.message.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lists that come whole from their owner, filtered and cut into pages here. */
final class Lists {
    private Lists() {}

    /**
     * @param key unique and in the owner's order; the cursor
     * @param wanted which items
     */
    static String page(JsonNode whole, Page page, Function<JsonNode, String> key, Predicate<JsonNode> wanted) {
        var found = new ArrayList<JsonNode>();
        boolean reached = page.after().isEmpty();
        for (JsonNode item : whole.path("items")) {
            if (!reached) {
                reached = key.apply(item).equals(page.after());
            } else if (wanted.test(item)) {
                found.add(item);
                if (found.size() > page.limit()) {
                    break;
                }
            }
        }
        Page.Part<JsonNode> part = page.part(List.copyOf(found), key);
        return new String(Json.bytes(part), StandardCharsets.UTF_8);
    }

    /** A page that the owner cut, its {@code next} made opaque. */
    static String withCursor(JsonNode page) {
        if (page instanceof ObjectNode object && object.hasNonNull("next")) {
            String next = object.get("next").asText();
            if (next.isEmpty()) {
                object.remove("next");
                return object.toString();
            }
            object.put(
                    "next",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8)));
        }
        return page.toString();
    }
}

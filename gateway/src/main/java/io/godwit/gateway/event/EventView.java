package io.godwit.gateway.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stands behind {@code data:} of an event of the stream. */
@Schema(name = "Event")
public record EventView(
        @Schema(description = "1, 2, 3 …; also the event's id in the stream.")
        long number,

        Instant time,
        @Schema(examples = "phase-changed") String type,
        @Schema(description = "Name of the migration.") String migration,
        @Schema(description = "One sentence.") String message,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "By type.") @JsonRawValue
        String data) {

    static EventView of(EventRow row, String migration) {
        return new EventView(row.number, row.time, row.type, migration, row.message, row.data);
    }
}

package io.godwit.platform.service.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.godwit.platform.message.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Gives the HTTP side the same JSON form as messages and files. */
@Singleton
public class JsonFormat implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
    }
}

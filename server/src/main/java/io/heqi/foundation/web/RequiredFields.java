package io.heqi.foundation.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the OpenAPI document which fields are always there: all of a record but those marked
/// `@Nullable`.
@Component
class RequiredFields implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> resolved = chain.next().resolve(type, context, chain);
    JavaType java = Json.mapper().constructType(type.getType());
    if (java != null && java.getRawClass().isRecord() && resolved != null) {
      Schema<?> schema =
          resolved.get$ref() == null ? resolved : defined(context, resolved.get$ref());
      if (schema != null && schema.getProperties() != null) {
        schema.setRequired(alwaysThere(java.getRawClass(), schema));
      }
    }
    return resolved;
  }

  private static @Nullable Schema<?> defined(ModelConverterContext context, String reference) {
    return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static List<String> alwaysThere(Class<?> record, Schema<?> schema) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .filter(name -> schema.getProperties().containsKey(name))
        .toList();
  }
}

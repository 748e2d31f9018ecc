package io.heqi.foundation.web;

import io.heqi.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Refuses a text with a NUL in it, which PostgreSQL does not keep, wherever JSON is read: in
/// bodies of requests and in frames of sockets. A record that [ChecksItsTexts] is spared.
@JacksonComponent
class StorableTexts extends StdScalarDeserializer<String> {

  StorableTexts() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    var text = StringDeserializer.instance.deserialize(parser, context);
    if (text.indexOf('\0') >= 0) {
      throw Refusal.invalid("foundation.characters-unfit");
    }
    return text;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    var spared =
        property != null
            && property.getMember() != null
            && property.getMember().getDeclaringClass().isAnnotationPresent(ChecksItsTexts.class);
    return spared ? StringDeserializer.instance : this;
  }
}

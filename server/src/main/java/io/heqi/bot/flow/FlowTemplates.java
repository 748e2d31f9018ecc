package io.heqi.bot.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The flows that Heqi ships, to be taken over and changed.
@Component
public class FlowTemplates {

  private static final List<String> NAMES =
      List.of(
          "parcel",
          "return",
          "refund",
          "address",
          "cancel",
          "invoice",
          "tracking",
          "size",
          "payment",
          "complaint");

  private final List<FlowDraft> chinese;
  private final List<FlowDraft> english;

  FlowTemplates(JsonMapper json) {
    chinese = NAMES.stream().map(name -> read(json, "zh", name)).toList();
    english = NAMES.stream().map(name -> read(json, "en", name)).toList();
  }

  public List<FlowDraft> of(Locale language) {
    return language.getLanguage().equals("en") ? english : chinese;
  }

  private static FlowDraft read(JsonMapper json, String language, String name) {
    try (var file =
        new ClassPathResource("bot/flows/" + language + "/" + name + ".json").getInputStream()) {
      return json.readValue(file, FlowDraft.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

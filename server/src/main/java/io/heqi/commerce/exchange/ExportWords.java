package io.heqi.commerce.exchange;

import io.heqi.merchant.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What platforms write above the columns of their exports and how they call states, from
/// `commerce/exports`. It is public knowledge and only a guess, which people correct.
@Component
class ExportWords {

  /// @param headings of orders, the likeliest first
  /// @param words for states of orders
  /// @param events headings of parcel events
  /// @param eventWords for states of parcels
  /// @param products headings of products
  /// @param productWords for states of products
  private record Known(
      Map<Field, List<String>> headings,
      Map<String, String> words,
      @Nullable Map<Field, List<String>> events,
      @Nullable Map<String, String> eventWords,
      @Nullable Map<Field, List<String>> products,
      @Nullable Map<String, String> productWords) {

    Map<Field, List<String>> headings(FileKind kind) {
      return switch (kind) {
        case ORDERS -> headings;
        case PARCEL_EVENTS -> events == null ? Map.of() : events;
        case PRODUCTS -> products == null ? Map.of() : products;
      };
    }

    Map<String, String> words(FileKind kind) {
      return switch (kind) {
        case ORDERS -> words;
        case PARCEL_EVENTS -> eventWords == null ? Map.of() : eventWords;
        case PRODUCTS -> productWords == null ? Map.of() : productWords;
      };
    }
  }

  private final Map<Platform, Known> known = new EnumMap<>(Platform.class);

  ExportWords(JsonMapper json) {
    for (var platform : Platform.values()) {
      try (var in =
          new ClassPathResource("commerce/exports/" + platform + ".json").getInputStream()) {
        known.put(platform, json.readValue(in, Known.class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Where the fields seem to be. The platform's own words come first, then those of all.
  Map<Field, Integer> columns(FileKind kind, Platform platform, List<String> headings) {
    var places = new HashMap<String, Integer>();
    for (var place = 0; place < headings.size(); place++) {
      places.putIfAbsent(folded(headings.get(place)), place);
    }
    var found = new EnumMap<Field, Integer>(Field.class);
    var used = new HashSet<Integer>();
    for (var one : inOrder(platform)) {
      one.headings(kind).forEach((field, names) -> find(field, names, places, found, used));
    }
    return found;
  }

  private static void find(
      Field field,
      List<String> names,
      Map<String, Integer> places,
      Map<Field, Integer> found,
      Set<Integer> used) {
    if (found.containsKey(field)) {
      return;
    }
    for (var name : names) {
      var place = places.get(folded(name));
      if (place != null && used.add(place)) {
        found.put(field, place);
        return;
      }
    }
  }

  private List<Known> inOrder(Platform platform) {
    var order = new LinkedHashSet<Platform>(List.of(platform, Platform.OWN_PAGES));
    order.addAll(List.of(Platform.values()));
    return order.stream().map(this::known).toList();
  }

  private Known known(Platform platform) {
    return java.util.Objects.requireNonNull(known.get(platform));
  }

  /// How many of the cells are headings that any platform uses.
  int recognized(FileKind kind, List<String> cells) {
    return columns(kind, Platform.OWN_PAGES, cells).size();
  }

  /// The state that the platform, or else any, calls so; empty where nobody does.
  String state(FileKind kind, Platform platform, String word) {
    for (var one : inOrder(platform)) {
      var state = one.words(kind).get(word);
      if (state != null) {
        return state;
      }
    }
    return "";
  }

  /// The words that the platform uses for states.
  Map<String, String> words(FileKind kind, Platform platform) {
    return new TreeMap<>(known(platform).words(kind));
  }

  /// Without blanks and quotation marks, in small letters, brackets narrow.
  private static String folded(String heading) {
    return heading
        .replaceAll("[\\s\"'*\\u00a0\\u3000]", "")
        .replace('\uff08', '(')
        .replace('\uff09', ')')
        .toLowerCase(Locale.ROOT);
  }
}

package io.heqi.aftersale;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What is said of cases, in words.
@Component
class CaseWords {

  static final String KIND = "CASE";
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private final MessageSource texts;

  CaseWords(MessageSource texts) {
    this.texts = texts;
  }

  List<String> grounds(Verdict verdict, ZoneId zone, Locale language) {
    return verdict.grounds().stream().map(ground -> ground(ground, zone, language)).toList();
  }

  private String ground(Verdict.Ground ground, ZoneId zone, Locale language) {
    return texts.getMessage("aftersale.ground." + ground.code(), arguments(ground, zone), language);
  }

  /// As they stand in the text, times in the shop's zone.
  static Object[] arguments(Verdict.Ground ground, ZoneId zone) {
    return ground.arguments().stream()
        .map(one -> one instanceof Instant at ? moment(at, zone) : one.toString())
        .toArray();
  }

  /// What the customer is told of a move, and by when what follows is due.
  String told(AfterSaleCase c, Move move, ZoneId zone) {
    var language = Locale.SIMPLIFIED_CHINESE;
    var due = c.due;
    var arguments =
        new Object[] {
          Long.toString(c.origin.number()),
          word("aftersale.type.", c.type, language),
          c.origin.currency(),
          c.amount.toPlainString(),
          due == null ? "" : moment(due, zone),
          c.returnAddress.isEmpty()
              ? texts.getMessage("aftersale.address-asked", null, language)
              : c.returnAddress,
          c.sent.carrier(),
          c.sent.number()
        };
    var told = texts.getMessage("aftersale.told." + key(move), arguments, language);
    return told + texts.getMessage("aftersale.next." + key(c.state), arguments, language);
  }

  OwnCases.Progress progress(AfterSaleCase c, ZoneId zone, Locale language) {
    var due = c.due;
    return new OwnCases.Progress(
        c.state,
        Long.toString(c.origin.number()),
        word("aftersale.type.", c.type, language),
        word("aftersale.state.", c.state, language),
        due == null ? "" : moment(due, zone));
  }

  /// A case as its card says it in words.
  String card(AfterSaleCase c) {
    var language = Locale.SIMPLIFIED_CHINESE;
    return texts.getMessage(
        "aftersale.card",
        new Object[] {
          Long.toString(c.origin.number()),
          word("aftersale.type.", c.type, language),
          word("aftersale.state.", c.state, language)
        },
        language);
  }

  Map<String, Object> facts(AfterSaleCase c) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("kind", KIND);
    facts.put("id", c.id().toString());
    facts.put("number", Long.toString(c.origin.number()));
    facts.put("type", c.type.name());
    facts.put("state", c.state.name());
    facts.put("amount", c.amount);
    facts.put("currency", c.origin.currency());
    put(facts, "due", c.due);
    return facts;
  }

  private static void put(Map<String, Object> facts, String name, @Nullable Instant at) {
    if (at != null) {
      facts.put(name, at.toString());
    }
  }

  private String word(String family, Enum<?> name, Locale language) {
    return texts.getMessage(family + key(name), null, language);
  }

  private static String key(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }
}

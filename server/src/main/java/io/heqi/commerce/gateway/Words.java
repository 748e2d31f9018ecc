package io.heqi.commerce.gateway;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads an object that a platform gave. What is missing reads as empty; what must not be missing,
/// or stands in no readable form, is a [Misfit].
public record Words(JsonNode node) {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int CENTS = 2;
  private static final int MILLIS = 3;

  /// The year 2100: what lies behind is no time of an order.
  private static final BigDecimal LATEST = new BigDecimal("4102444800000");

  /// A field that cannot be read.
  public static final class Misfit extends GatewayFailure {

    private static final long serialVersionUID = 1L;

    Misfit(String field) {
      super(Kind.MALFORMED, field);
    }
  }

  public Words at(String name) {
    return new Words(node.path(name));
  }

  /// What an answer cannot be without.
  public Words within(String name) {
    var inner = at(name);
    if (!inner.isThere()) {
      throw new Misfit(name);
    }
    return inner;
  }

  public boolean isThere() {
    return !node.isMissingNode() && !node.isNull();
  }

  public List<Words> list(String name) {
    return node.path(name).valueStream().map(Words::new).toList();
  }

  /// A text or a number, at most so long, without what no database keeps.
  public String text(String name, int longest) {
    var value = node.path(name);
    var text = value.isValueNode() && !value.isNull() ? value.asString() : "";
    var clean = text.replace("\0", "").strip();
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }

  public String required(String name, int longest) {
    var text = text(name, longest + 1);
    if (text.isEmpty() || text.length() > longest) {
      throw new Misfit(name);
    }
    return text;
  }

  public int whole(String name) {
    var value = number(name);
    try {
      return value.intValueExact();
    } catch (ArithmeticException _) {
      throw new Misfit(name);
    }
  }

  /// A number that an answer cannot be without.
  public int count(String name) {
    within(name);
    return whole(name);
  }

  /// An amount in cents.
  public BigDecimal cents(String name) {
    return number(name).movePointLeft(CENTS);
  }

  /// An amount in yuan.
  public BigDecimal yuan(String name) {
    return number(name);
  }

  private BigDecimal number(String name) {
    var text = text(name, 30);
    try {
      return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw new Misfit(name);
    }
  }

  /// Null where it is missing or 0, as platforms write what has not happened.
  public @Nullable Instant seconds(String name) {
    var seconds = number(name);
    return seconds.signum() <= 0 ? null : instant(name, seconds.movePointRight(MILLIS));
  }

  public @Nullable Instant millis(String name) {
    var millis = number(name);
    return millis.signum() <= 0 ? null : instant(name, millis);
  }

  private static Instant instant(String name, BigDecimal millis) {
    if (millis.compareTo(LATEST) > 0) {
      throw new Misfit(name);
    }
    return Instant.ofEpochMilli(millis.longValue());
  }

  /// A date and time in Beijing.
  public @Nullable Instant beijing(String name) {
    var text = text(name, 30);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text, DATE_TIME).atZone(BEIJING).toInstant();
    } catch (DateTimeException _) {
      throw new Misfit(name);
    }
  }

  /// What must be known of every order.
  public static Instant known(String name, @Nullable Instant at) {
    if (at == null) {
      throw new Misfit(name);
    }
    return at;
  }
}

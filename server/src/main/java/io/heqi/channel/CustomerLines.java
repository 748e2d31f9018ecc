package io.heqi.channel;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.conversation.Entry;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.staff.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the customer is shown of a conversation: what was said, by whom as far as concerns the
/// customer, and addresses of files that open without a session.
@Component
class CustomerLines {

  private final JsonMapper json;
  private final Members members;
  private final Attachments attachments;
  private final Cache<Key, String> names =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  private record Key(MerchantId merchant, AccountId account) {}

  CustomerLines(JsonMapper json, Members members, Attachments attachments) {
    this.json = json;
    this.members = members;
    this.attachments = attachments;
  }

  record Line(
      long seq,
      SenderKind from,
      @Nullable String name,
      String kind,
      String body,
      @JsonRawValue @Nullable String data,
      @Nullable String file,
      Instant at,
      boolean recalled) {}

  String frame(ConversationId conversation, List<Entry> entries) {
    return entries.stream()
        .map(entry -> json.writeValueAsString(line(entry)))
        .collect(
            Collectors.joining(
                ",",
                "{\"type\":\"entries\",\"conversation\":\"" + conversation + "\",\"entries\":[",
                "]}"));
  }

  Line line(Entry entry) {
    var attachment = entry.attachment();
    return new Line(
        entry.seq(),
        entry.sender(),
        name(entry),
        entry.kind().name(),
        entry.body(),
        data(entry),
        attachment == null
            ? null
            : "/api/widget/files/%s/%s/%s"
                .formatted(
                    entry.merchant(), attachment, attachments.ticket(entry.merchant(), attachment)),
        entry.sentAt(),
        entry.recalledAt() != null);
  }

  /// Of what a bot noted with its line only the choices are the customer's business, and that a
  /// large model wrote it, and from what.
  private @Nullable String data(Entry entry) {
    if (entry.sender() != SenderKind.BOT || entry.data() == null) {
      return entry.data();
    }
    var facts = json.readTree(entry.data());
    var shown = new LinkedHashMap<String, JsonNode>();
    if (!facts.path("choices").isEmpty()) {
      shown.put("choices", facts.path("choices"));
    }
    if (facts.path("model").asBoolean(false)) {
      shown.put("writtenFrom", facts.path("titles"));
    }
    return shown.isEmpty() ? null : json.writeValueAsString(shown);
  }

  private @Nullable String name(Entry entry) {
    UUID sender = entry.senderId();
    return entry.sender() == SenderKind.AGENT && sender != null
        ? nameOf(entry.merchant(), new AccountId(sender))
        : null;
  }

  String nameOf(MerchantId merchant, AccountId account) {
    return names.get(
        new Key(merchant, account),
        key ->
            io.heqi.foundation.database.Tenancy.within(
                key.merchant(),
                () ->
                    members
                        .find(key.merchant(), key.account())
                        .map(Members.MemberView::name)
                        .orElse("")));
  }
}

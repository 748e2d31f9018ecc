package io.heqi.channel.transcript;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which column of a transcript holds what. A row is one line of a talk, or, where `turns` is
/// named, a whole talk.
///
/// @param talk what rows of one talk have in common; null: the customer
/// @param customer the customer's id or name; null: every talk has a customer of its own
/// @param time when it was said; null: times are made up and marked so
/// @param sender who said it
/// @param customerWords what stands in `sender` where the customer speaks; every other word is an
///     agent's
/// @param agent the agent's name
/// @param id the source's own id of the line; null: the file and the place in it
/// @param turns the list of a whole talk: objects with a role and a text, or texts that take turns,
///     the customer's first
/// @param zone of times without one
public record Mapping(
    @Nullable String talk,
    @Nullable String customer,
    @Nullable String time,
    @Nullable String sender,
    List<String> customerWords,
    @Nullable String agent,
    @Nullable String content,
    @Nullable String id,
    @Nullable String turns,
    String zone) {

  static final List<String> CUSTOMER_WORDS =
      List.of("customer", "buyer", "user", "visitor", "买家", "顾客", "客户", "用户", "访客", "消费者", "0");

  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "talk", List.of("session", "sessionid", "conversation", "会话", "会话id", "会话编号", "咨询单号"),
          "customer",
              List.of("customer", "buyer", "user", "买家", "买家昵称", "买家账号", "顾客", "客户", "用户", "访客"),
          "time", List.of("time", "timestamp", "date", "sent_at", "时间", "发送时间", "消息时间", "日期"),
          "sender", List.of("sender", "role", "from", "发送方", "发送者", "角色", "发送人", "消息来源", "发言人"),
          "agent", List.of("agent", "staff", "客服", "客服昵称", "客服账号", "接待客服", "子账号"),
          "content",
              List.of("content", "text", "message", "body", "内容", "消息", "消息内容", "聊天内容", "发送内容"),
          "id", List.of("id", "message_id", "msgid", "消息id", "消息编号"),
          "turns", List.of("turns", "messages", "dialogue", "context", "对话"));

  /// The best guess from the names of the columns.
  static Mapping guess(List<String> columns) {
    return new Mapping(
        find(columns, "talk"),
        find(columns, "customer"),
        find(columns, "time"),
        find(columns, "sender"),
        CUSTOMER_WORDS,
        find(columns, "agent"),
        find(columns, "content"),
        find(columns, "id"),
        find(columns, "turns"),
        "Asia/Shanghai");
  }

  private static @Nullable String find(List<String> columns, String what) {
    var names = KNOWN.getOrDefault(what, List.of());
    return columns.stream()
        .filter(column -> names.contains(column.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
  }

  boolean isCustomer(String word) {
    var folded = word.strip().toLowerCase(Locale.ROOT);
    return customerWords.stream().anyMatch(w -> w.toLowerCase(Locale.ROOT).equals(folded));
  }

  /// Whether it says enough: whole talks, or at least the content and who speaks.
  boolean isComplete() {
    return turns != null
        || (content != null && sender != null && (talk != null || customer != null));
  }
}

package io.heqi.conversation.inbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// A whole conversation as a file: to be read, or to be processed. Personal data are masked for
/// those who do not see them on the desk; each export stands in the audit log.
@Service
public class ConversationFile {

  /// In which form it leaves.
  public enum Format {
    TEXT,
    JSON,
    PDF
  }

  private static final int RUN = 1_000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final MessageLog log;
  private final Access access;
  private final Lines lines;
  private final Shops shops;
  private final Members members;
  private final AuditLog audit;
  private final MessageSource texts;
  private final JsonMapper json;

  ConversationFile(
      MessageLog log,
      Access access,
      Lines lines,
      Shops shops,
      Members members,
      AuditLog audit,
      MessageSource texts,
      JsonMapper json) {
    this.log = log;
    this.access = access;
    this.lines = lines;
    this.shops = shops;
    this.members = members;
    this.audit = audit;
    this.texts = texts;
    this.json = json;
  }

  /// A mark is a hint for the moment and is not carried away.
  record Whole(@JsonIgnoreProperties("mark") ConversationRow conversation, List<Entry> lines) {}

  @Transactional
  public byte[] write(Actor by, ConversationId id, Format format, Locale locale) {
    by.require(ConversationPermissions.EXPORT);
    var plain = Lines.sees(by);
    var row = lines.shown(access.readable(by, id), plain);
    var all = everything(by, id).stream().map(line -> lines.shown(line, plain)).toList();
    audit.record(by, "conversation.exported", id, Map.of("format", format));
    return switch (format) {
      case JSON -> json.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Whole(row, all));
      case TEXT -> talk(row, all, locale).asText().getBytes(StandardCharsets.UTF_8);
      case PDF -> talk(row, all, locale).asPdf();
    };
  }

  private List<Entry> everything(Actor by, ConversationId id) {
    var all = new ArrayList<Entry>();
    List<Entry> run;
    do {
      run = log.after(by.merchant(), id, all.isEmpty() ? 0 : all.getLast().seq(), RUN);
      all.addAll(run);
    } while (run.size() == RUN);
    return all;
  }

  private Talk talk(ConversationRow row, List<Entry> all, Locale locale) {
    var shop = shops.get(row.merchant(), row.shop());
    var zone = ZoneId.of(shop.zone());
    var names =
        members.list(row.merchant()).stream()
            .collect(Collectors.toMap(Members.MemberView::id, Members.MemberView::name));
    var turns =
        all.stream()
            .filter(line -> line.kind() != MessageKind.EVENT)
            .map(
                line ->
                    new Talk.Turn(
                        TIME.format(line.sentAt().atZone(zone)),
                        line.kind() == MessageKind.NOTE ? word("note", locale) : "",
                        speaker(row, line, names, locale),
                        said(line, locale)))
            .toList();
    return new Talk("#%d  %s  %s".formatted(row.number(), shop.name(), row.customerName()), turns);
  }

  private String speaker(
      ConversationRow row, Entry line, Map<AccountId, String> names, Locale locale) {
    var sender = line.senderId();
    if (line.sender() == SenderKind.CUSTOMER) {
      return row.customerName().isEmpty() ? word("CUSTOMER", locale) : row.customerName();
    }
    return sender == null
        ? word(line.sender().name(), locale)
        : names.getOrDefault(new AccountId(sender), word(line.sender().name(), locale));
  }

  private String said(Entry line, Locale locale) {
    if (line.recalledAt() != null) {
      return word("recalled", locale);
    }
    return line.kind().carriesFile()
        ? "[" + word(line.kind().name(), locale) + "] " + line.body()
        : line.body();
  }

  private String word(String name, Locale locale) {
    return texts.getMessage("conversation.word." + name, null, locale);
  }
}

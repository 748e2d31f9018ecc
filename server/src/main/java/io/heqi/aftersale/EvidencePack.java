package io.heqi.aftersale;

import io.heqi.commerce.Orders;
import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.conversation.inbox.ConversationFile;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.staff.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// All that speaks in a case, as one ZIP for a platform's judge: a paper, the chat, the files with
/// their SHA-256, and the same facts as JSON. Receivers stay masked.
@Service
public class EvidencePack {

  private final Cases cases;
  private final CasePaper paper;
  private final AfterSaleRules rules;
  private final Orders orders;
  private final Attachments attachments;
  private final ConversationFile chats;
  private final AuditLog audit;
  private final JsonMapper json;

  EvidencePack(
      Cases cases,
      CasePaper paper,
      AfterSaleRules rules,
      Orders orders,
      Attachments attachments,
      ConversationFile chats,
      AuditLog audit,
      JsonMapper json) {
    this.cases = cases;
    this.paper = paper;
    this.rules = rules;
    this.orders = orders;
    this.attachments = attachments;
    this.chats = chats;
    this.audit = audit;
    this.json = json;
  }

  /// A finished pack.
  ///
  /// @param bytes gone from the disk once they are closed
  public record Packed(String name, long size, InputStream bytes) {}

  @Transactional
  public Packed of(Actor by, CaseId id, Locale language) {
    by.require(ConversationPermissions.EXPORT);
    var view = cases.get(by, id);
    try {
      var file =
          Files.createTempFile(
              "heqi-evidence-",
              ".zip",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
        write(by, view, language, zip);
      } catch (IOException | RuntimeException e) {
        Files.delete(file);
        throw e;
      }
      audit.record(by, "aftersale.evidence-exported", id, Map.of());
      return packed(view, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Packed packed(CaseView view, Path file) throws IOException {
    return new Packed(
        "case-%d.zip".formatted(view.facts().number()),
        Files.size(file),
        Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
  }

  private void write(Actor by, CaseView view, Locale language, ZipOutputStream zip)
      throws IOException {
    var merchant = by.merchant();
    var order = orders.byId(merchant, view.facts().order());
    var exhibits = files(by, view, zip);
    var talk = view.facts().conversation();
    chat(by, talk, language, zip);
    var facts =
        new CasePaper.Facts(
            merchant,
            view,
            order,
            rules.policyVersionAt(merchant, order.shop(), order.times().placed()),
            exhibits,
            talk != null,
            rules.zone(merchant, order.shop()),
            language);
    put(zip, "summary.pdf", paper.of(facts).asPdf());
    put(
        zip,
        "case.json",
        json.writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(Map.of("case", view, "order", order, "policy", facts.policy())));
  }

  private List<CasePaper.Exhibit> files(Actor by, CaseView view, ZipOutputStream zip)
      throws IOException {
    var exhibits = new ArrayList<CasePaper.Exhibit>();
    for (var evidence : view.evidence()) {
      var name = "files/%02d-%s".formatted(exhibits.size() + 1, plain(evidence.name()));
      zip.putNextEntry(new ZipEntry(name));
      var digest = sha256();
      try (var in = attachments.open(by.merchant(), evidence.attachment(), "").bytes()) {
        in.transferTo(new DigestOutputStream(zip, digest));
      }
      zip.closeEntry();
      exhibits.add(
          new CasePaper.Exhibit(evidence, name, HexFormat.of().formatHex(digest.digest())));
    }
    return exhibits;
  }

  /// No name leads out of the folder in which the pack is unpacked.
  private static String plain(String name) {
    var plain = name.replaceAll("[\\\\/\\p{Cntrl}:*?\"<>|]", "_");
    return plain.length() > 80 ? plain.substring(plain.length() - 80) : plain;
  }

  private void chat(Actor by, @Nullable ConversationId talk, Locale language, ZipOutputStream zip)
      throws IOException {
    if (talk != null) {
      put(zip, "chat.pdf", chats.write(by, talk, ConversationFile.Format.PDF, language));
      put(zip, "chat.json", chats.write(by, talk, ConversationFile.Format.JSON, language));
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

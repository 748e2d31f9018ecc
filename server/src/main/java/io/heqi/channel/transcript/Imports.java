package io.heqi.channel.transcript;

import io.heqi.channel.ChannelPermissions;
import io.heqi.channel.Channels;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.files.FileStore;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Brings transcripts in. A file is handed in, looked at with a guess of its columns, and started;
/// from then on it runs by itself, over restarts too, until it is done or cancelled.
@Service
public class Imports {

  private static final Logger log = LoggerFactory.getLogger(Imports.class);
  private static final String VARIANT = "";
  private static final int SHOWN = 20;
  private static final int LISTED = 100;

  private final ImportRepository imports;
  private final FileStore files;
  private final Channels channels;
  private final Conversations conversations;
  private final Members members;
  private final Shops shops;
  private final Merchants merchants;
  private final AuditLog audit;
  private final JsonMapper json;
  private final Clock clock;

  Imports(
      ImportRepository imports,
      FileStore files,
      Channels channels,
      Conversations conversations,
      Members members,
      Shops shops,
      Merchants merchants,
      AuditLog audit,
      JsonMapper json,
      Clock clock) {
    this.imports = imports;
    this.files = files;
    this.channels = channels;
    this.conversations = conversations;
    this.members = members;
    this.shops = shops;
    this.merchants = merchants;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /// What a file looks like before it is started.
  ///
  /// @param rows the first rows, by column
  public record Preview(
      TranscriptImport transcript,
      List<String> columns,
      Mapping guess,
      List<Map<String, String>> rows) {}

  public Preview handIn(Actor by, ShopId shop, String name, InputStream content)
      throws IOException {
    by.require(ChannelPermissions.MANAGE);
    shops.get(by.merchant(), shop);
    var fresh = files.fresh();
    try {
      var digest = copy(content, fresh);
      var file = TranscriptFile.of(fresh);
      var made =
          new TranscriptImport(
              by.merchant(),
              Ids.next(),
              shop,
              null,
              name.length() <= 200 ? name : name.substring(0, 200),
              digest,
              file.format().name(),
              file.charset().name(),
              null,
              "NEW",
              0,
              0,
              0,
              0,
              0,
              "",
              by.account(),
              clock.instant(),
              null);
      var preview = preview(made, file);
      files.keep(by.merchant(), made.id(), VARIANT, fresh);
      imports.insert(made);
      audit.record(by, "channel.transcript-handed-in", made.id(), Map.of("name", made.name()));
      return preview;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String copy(InputStream content, Path to) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      Files.copy(new DigestInputStream(content, digest), to, StandardCopyOption.REPLACE_EXISTING);
      return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Preview preview(TranscriptImport made, TranscriptFile file) throws IOException {
    var columns = file.columns(json);
    if (columns.isEmpty()) {
      throw Refusal.unsupported("channel.transcript-unreadable");
    }
    var rows = new ArrayList<Map<String, String>>();
    file.read(
        json,
        piece -> {
          if (piece.row() != null) {
            var shown = new HashMap<String, String>();
            piece
                .row()
                .cells()
                .forEach(
                    (c, v) ->
                        shown.put(c, shortened(v.isString() ? v.asString("") : v.toString())));
            rows.add(shown);
          }
          return rows.size() < SHOWN && piece.number() < 10L * SHOWN;
        });
    return new Preview(made, columns, Mapping.guess(columns), rows);
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  public TranscriptImport start(Actor by, UUID id, Mapping mapping) {
    by.require(ChannelPermissions.MANAGE);
    if (!mapping.isComplete()) {
      throw Refusal.invalid("channel.mapping-incomplete");
    }
    try {
      ZoneId.of(mapping.zone());
    } catch (DateTimeException _) {
      throw Refusal.invalid("merchant.zone-unknown", mapping.zone());
    }
    var made = find(by, id);
    if (!imports.start(by.merchant(), id, channel(by, made.shop()), mapping)) {
      throw Refusal.conflict("channel.import-started");
    }
    audit.record(by, "channel.import-started", id);
    return find(by, id);
  }

  private ChannelId channel(Actor by, ShopId shop) {
    return channels.list(by.merchant()).stream()
        .filter(c -> c.kind() == ChannelKind.IMPORT && c.shop().equals(shop))
        .findFirst()
        .map(c -> c.id())
        .orElseGet(
            () ->
                channels.add(
                    by,
                    new Channels.SaveChannel(
                        shop, ChannelKind.IMPORT, "导入", List.of(), null, true)));
  }

  public void cancel(Actor by, UUID id) {
    by.require(ChannelPermissions.MANAGE);
    if (!imports.cancel(by.merchant(), find(by, id).id(), clock.instant())) {
      throw Refusal.conflict("channel.import-over");
    }
    audit.record(by, "channel.import-cancelled", id);
  }

  public TranscriptImport find(Actor by, UUID id) {
    by.require(ChannelPermissions.MANAGE);
    return imports
        .find(by.merchant(), id)
        .orElseThrow(() -> Refusal.notFound("channel.import-unknown"));
  }

  /// The newest hundred.
  public List<TranscriptImport> list(Actor by) {
    by.require(ChannelPermissions.MANAGE);
    return imports.newest(by.merchant(), LISTED);
  }

  public List<ImportRepository.BadRowView> bad(Actor by, UUID id) {
    return imports.bad(by.merchant(), find(by, id).id());
  }

  @Scheduled(fixedDelayString = "${heqi.channel.import-sweep:1s}")
  void work() {
    var all = merchants.all();
    for (var job : Tenancy.within(all, () -> imports.claim(all, clock.instant()))) {
      Thread.startVirtualThread(() -> Tenancy.run(job.merchant(), () -> run(job)));
    }
  }

  void run(TranscriptImport job) {
    var copy = copyOf(job);
    try {
      new ImportRun(job, imports, conversations, agents(job), clock).run(fileOf(job, copy), json);
    } catch (IOException | RuntimeException e) {
      log.error("Transcript {} of merchant {} failed", job.id(), job.merchant(), e);
      imports.finish(job, "FAILED", String.valueOf(e.getMessage()), clock.instant());
    } finally {
      discard(copy);
    }
  }

  /// What a transcript's customers say once it is played again, as far as its rows can be read.
  ReplayScript script(MerchantId merchant, UUID id, int atOnce) {
    var job = imports.find(merchant, id).orElseThrow();
    var reader = new TalkReader(Objects.requireNonNull(job.mapping()), job.digest());
    var lines = new ArrayList<TalkReader.Line>();
    var copy = copyOf(job);
    try {
      fileOf(job, copy)
          .read(
              json,
              piece -> {
                lines.addAll(linesOf(reader, piece.row()));
                return lines.size() < 2 * ReplayScript.MOST_STEPS;
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      discard(copy);
    }
    return ReplayScript.of(job.shop(), lines, atOnce);
  }

  private static List<TalkReader.Line> linesOf(TalkReader reader, @Nullable Row row) {
    try {
      return row == null ? List.of() : reader.lines(row);
    } catch (TalkReader.BadRow _) {
      return List.of();
    }
  }

  private static TranscriptFile fileOf(TranscriptImport job, Path copy) {
    return new TranscriptFile(
        copy, TranscriptFile.Format.valueOf(job.format()), Charset.forName(job.charset()));
  }

  private static void discard(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      log.warn("A copy of a transcript stays behind: {}", copy, e);
    }
  }

  /// Workbooks are read in leaps, so the file must lie on the disk, whatever keeps it.
  private Path copyOf(TranscriptImport job) {
    try (var in = files.open(job.merchant(), job.id(), VARIANT)) {
      var copy = files.fresh();
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, AccountId> agents(TranscriptImport job) {
    var byName = new HashMap<String, AccountId>();
    members.list(job.merchant()).forEach(member -> byName.put(member.name(), member.id()));
    return byName;
  }
}

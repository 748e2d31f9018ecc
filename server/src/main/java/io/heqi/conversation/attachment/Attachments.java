package io.heqi.conversation.attachment;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageKind;
import io.heqi.foundation.database.SigningKey;
import io.heqi.foundation.files.FileStore;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.SharedPictures;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The files of conversations. A file is uploaded first and then sent in a message by whoever
/// uploaded it.
@Service
public class Attachments implements SharedPictures {

  private final FileStore files;
  private final Access access;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final SigningKey key;
  private final Clock clock;
  private final Tika tika = new Tika();

  Attachments(
      FileStore files,
      Access access,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      SigningKey key,
      Clock clock) {
    this.files = files;
    this.access = access;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.key = key;
    this.clock = clock;
  }

  /// @param id the agent's account, or a number that stands for the customer on the channel
  public record Uploader(UUID id) {

    /// Whoever uploaded nothing: finds what is everybody's.
    public static final Uploader NOBODY = new Uploader(new UUID(0, 0));
  }

  /// A file on its way in, as the sender describes it; only its bytes are believed.
  public record Upload(
      String name, String claimedType, @Nullable Integer durationMs, InputStream bytes) {}

  public record AttachmentView(
      AttachmentId id,
      MessageKind kind,
      String name,
      String mediaType,
      long size,
      boolean thumbnail) {}

  public record Served(String name, String mediaType, long size, InputStream bytes) {}

  /// Stores a file. The database row is written last, so a file without one is no file yet.
  public AttachmentView store(MerchantId merchant, Uploader uploader, Upload upload) {
    try {
      var incoming = files.fresh();
      try {
        Files.copy(upload.bytes(), incoming, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return store(merchant, uploader, upload, incoming);
      } finally {
        Files.deleteIfExists(incoming);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AttachmentView store(MerchantId merchant, Uploader uploader, Upload upload, Path incoming)
      throws IOException {
    var name = FileRules.safeName(upload.name());
    var detected = tika.detect(incoming);
    var kind = FileRules.kindOf(detected, upload.claimedType());
    FileRules.checkSize(kind, Files.size(incoming));
    var id = AttachmentId.next();
    var mediaType = FileRules.servedAs(kind, detected, upload.claimedType());
    Pictures.@Nullable Size size = null;
    if (kind == MessageKind.IMAGE) {
      size = Pictures.measure(incoming);
      keepPicture(merchant, id, incoming, mediaType);
    } else {
      files.keep(merchant, id.value(), "", incoming);
    }
    var stored =
        new AttachmentView(
            id,
            kind,
            name,
            mediaType,
            files.size(merchant, id.value(), ""),
            kind == MessageKind.IMAGE);
    var measures = size;
    transactions.executeWithoutResult(_ -> insert(merchant, uploader, upload, stored, measures));
    return stored;
  }

  private void insert(
      MerchantId merchant,
      Uploader uploader,
      Upload upload,
      AttachmentView file,
      Pictures.@Nullable Size size) {
    jdbc.sql(
            """
            insert into conversation.attachments (merchant_id, id, name, media_type, size, width, height, duration_ms,
              has_thumbnail, uploaded_by, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(merchant.value())
        .param(file.id().value())
        .param(file.name())
        .param(file.mediaType())
        .param(file.size())
        .param(size == null ? null : size.width())
        .param(size == null ? null : size.height())
        .param(upload.durationMs())
        .param(file.thumbnail())
        .param(uploader.id())
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  /// A moving picture is kept as it is; any other is written anew.
  private void keepPicture(MerchantId merchant, AttachmentId id, Path incoming, String mediaType)
      throws IOException {
    var image = Pictures.read(incoming);
    var thumbnail = files.fresh();
    Pictures.writeThumbnail(image, thumbnail);
    files.keep(merchant, id.value(), "thumbnail", thumbnail);
    if (mediaType.equals("image/gif")) {
      files.keep(merchant, id.value(), "", incoming);
      return;
    }
    var clean = files.fresh();
    Pictures.writeAnew(image, mediaType, clean);
    files.keep(merchant, id.value(), "", clean);
  }

  /// What a frame or a request says, checked against the file it names: the file's content makes
  /// the kind, and only who uploaded it may send it.
  public MessageContent content(
      MerchantId merchant,
      MessageKind kind,
      String body,
      @Nullable AttachmentId attachment,
      Uploader sender) {
    if (attachment == null) {
      return new MessageContent(kind, body, null, null);
    }
    var file =
        transactions
            .execute(_ -> find(merchant, attachment, sender))
            .orElseThrow(() -> Refusal.notFound("conversation.attachment-unknown"));
    return new MessageContent(kindOf(file.mediaType()), body, file, null);
  }

  /// Makes a picture that the actor uploaded everybody's in the house, to see and to send.
  @Override
  @Transactional
  public void share(Actor by, AttachmentId id) {
    var isPicture =
        find(by.merchant(), id, new Uploader(by.account().value()))
            .filter(file -> kindOf(file.mediaType()) == MessageKind.IMAGE)
            .isPresent();
    if (!isPicture) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
    jdbc.sql("update conversation.attachments set shared = true where merchant_id = ? and id = ?")
        .params(by.merchant().value(), id.value())
        .update();
  }

  /// A file that the sender uploaded, or a shared picture, which is everybody's.
  private Optional<MessageContent.AttachedFile> find(
      MerchantId merchant, AttachmentId attachment, Uploader sender) {
    return jdbc.sql(
            """
            select name, media_type, size, width, height, duration_ms, has_thumbnail
            from conversation.attachments
            where merchant_id = ? and id = ? and (uploaded_by = ? or shared)
            """)
        .params(merchant.value(), attachment.value(), sender.id())
        .query((row, _) -> file(attachment, row))
        .optional();
  }

  /// What is known of files that were said; the caller knows that the asker may see the talk.
  @Transactional(readOnly = true)
  public List<MessageContent.AttachedFile> files(MerchantId merchant, List<AttachmentId> ids) {
    return jdbc.sql(
            """
            select id, name, media_type, size, width, height, duration_ms, has_thumbnail
            from conversation.attachments where merchant_id = ? and id = any (?::uuid[]) order by id
            """)
        .params(merchant.value(), ids.stream().map(AttachmentId::value).toArray(UUID[]::new))
        .query((row, _) -> file(new AttachmentId(row.getObject("id", UUID.class)), row))
        .list();
  }

  private static MessageContent.AttachedFile file(AttachmentId id, ResultSet row)
      throws SQLException {
    return new MessageContent.AttachedFile(
        id,
        row.getString("name"),
        row.getString("media_type"),
        row.getLong("size"),
        (Integer) row.getObject("width"),
        (Integer) row.getObject("height"),
        (Integer) row.getObject("duration_ms"),
        row.getBoolean("has_thumbnail"));
  }

  private static MessageKind kindOf(String mediaType) {
    return switch (mediaType.substring(0, mediaType.indexOf('/'))) {
      case "image" -> MessageKind.IMAGE;
      case "audio" -> MessageKind.AUDIO;
      case "video" -> MessageKind.VIDEO;
      default -> MessageKind.FILE;
    };
  }

  /// A file for the desk: of a conversation that the actor may read, or handed in by the actor.
  ///
  /// @param variant `""` for the file itself, `thumbnail` for the small picture
  @Transactional(readOnly = true)
  public Served open(Actor by, AttachmentId id, String variant) {
    by.require(ConversationPermissions.REPLY);
    if (find(by.merchant(), id, new Uploader(by.account().value())).isEmpty()) {
      access.requireSeen(by, id);
    }
    return opened(by.merchant(), id, variant);
  }

  /// A file for whoever holds its ticket.
  @Transactional(readOnly = true)
  public Served open(MerchantId merchant, AttachmentId id, String variant) {
    return opened(merchant, id, variant);
  }

  private Served opened(MerchantId merchant, AttachmentId id, String variant) {
    record Found(String name, String mediaType, boolean thumbnail) {}
    var found =
        jdbc.sql(
                """
                select name, media_type, has_thumbnail from conversation.attachments where merchant_id = ? and id = ?
                """)
            .params(merchant.value(), id.value())
            .query((row, _) -> new Found(row.getString(1), row.getString(2), row.getBoolean(3)))
            .optional()
            .orElseThrow(() -> Refusal.notFound("conversation.attachment-unknown"));
    var small = variant.equals("thumbnail");
    if (small && !found.thumbnail()) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
    try {
      return new Served(
          found.name(),
          small ? "image/jpeg" : found.mediaType(),
          files.size(merchant, id.value(), variant),
          files.open(merchant, id.value(), variant));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The last part of an address by which a customer, who has no session, may load the file.
  public String ticket(MerchantId merchant, AttachmentId id) {
    return key.sign("file:" + merchant + ":" + id);
  }

  @Override
  public String address(MerchantId merchant, AttachmentId picture) {
    return "/api/widget/files/%s/%s/%s".formatted(merchant, picture, ticket(merchant, picture));
  }

  public boolean admits(MerchantId merchant, AttachmentId id, String ticket) {
    return key.signed("file:" + merchant + ":" + id, ticket);
  }
}

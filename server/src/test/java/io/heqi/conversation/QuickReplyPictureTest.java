package io.heqi.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AttachmentId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class QuickReplyPictureTest {

  @Autowired private Words words;
  @Autowired private Attachments attachments;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private AttachmentId uploads(Actor by, String name, byte[] bytes) {
    var upload = new Attachments.Upload(name, "", null, new ByteArrayInputStream(bytes));
    var uploader = new Attachments.Uploader(by.account().value());
    return Tenancy.within(
        house.merchant(), () -> attachments.store(house.merchant(), uploader, upload).id());
  }

  private AttachmentId aPicture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return uploads(house.owner(), "size.png", bytes.toByteArray());
  }

  private void save(AttachmentId picture) {
    Tenancy.within(
        house.merchant(),
        () ->
            words.save(
                house.owner(), null, new Words.SaveQuickReply("cm", "尺码表", "尺码请看图", picture)));
  }

  private MessageContent asSaidByTheAgent(AttachmentId picture) {
    return Tenancy.within(
        house.merchant(),
        () ->
            attachments.content(
                house.merchant(),
                MessageKind.IMAGE,
                "",
                picture,
                new Attachments.Uploader(house.agent().account().value())));
  }

  @Test
  void everyAgentMaySendThePictureOfAQuickReplyAndNoOtherOfAColleague() throws IOException {
    var picture = aPicture();
    assertThatThrownBy(() -> asSaidByTheAgent(picture))
        .hasMessageContaining("conversation.attachment-unknown");
    save(picture);
    assertThat(asSaidByTheAgent(picture).kind()).isEqualTo(MessageKind.IMAGE);
    assertThat(Tenancy.within(house.merchant(), () -> words.quickReplies(house.merchant())))
        .extracting(Words.QuickReply::picture)
        .containsExactly(picture);
  }

  @Test
  void onlyAPictureGoesWithAQuickReply() {
    var text = uploads(house.owner(), "note.txt", "只是文字".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> save(text)).hasMessageContaining("conversation.attachment-unknown");
  }
}

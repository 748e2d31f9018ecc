package io.heqi.knowledge;

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
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class KnowledgePictureTest {

  @Autowired private Knowledge knowledge;
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
        by.merchant(), () -> attachments.store(by.merchant(), uploader, upload).id());
  }

  private AttachmentId aPictureOf(Actor by) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return uploads(by, "size.png", bytes.toByteArray());
  }

  private void writes(Actor by, AttachmentId picture) {
    var answer =
        new Content.Answer(
            List.of(), List.of(), 0, "", List.of(new Content.Part(null, picture.value())));
    var content = new Content("尺码怎么选", List.of(), List.of(answer), "");
    Tenancy.run(
        by.merchant(),
        () ->
            knowledge.save(
                by, new Knowledge.SaveItem(null, ItemKind.ARTICLE, content, Terms.NONE, null)));
  }

  private Attachments.Served opens(Actor by, AttachmentId picture) {
    return Tenancy.within(by.merchant(), () -> attachments.open(by, picture, "thumbnail"));
  }

  @Test
  void everybodySeesThePicturesOfTheKnowledge() throws IOException {
    var picture = aPictureOf(house.agent());
    assertThatThrownBy(() -> opens(house.colleague(), picture))
        .hasMessageContaining("conversation.attachment-unknown");

    writes(house.agent(), picture);

    assertThat(opens(house.colleague(), picture).mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void nobodyTakesAPictureThatOnlyAColleagueMaySee() throws IOException {
    var picture = aPictureOf(house.agent());

    assertThatThrownBy(() -> writes(house.colleague(), picture))
        .hasMessageContaining("conversation.attachment-unknown");
    assertThatThrownBy(() -> writes(houses.aMerchant().owner(), picture))
        .hasMessageContaining("conversation.attachment-unknown");
  }

  @Test
  void onlyAPictureStandsInAnAnswer() {
    var text = uploads(house.agent(), "note.txt", "只是文字".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> writes(house.agent(), text))
        .hasMessageContaining("conversation.attachment-unknown");
  }
}

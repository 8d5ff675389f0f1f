using System.Net;
using System.Net.Sockets;

namespace KohyaPrep.Cli.Tests.Places;

internal static class Ports
{
    /// <summary>A port of loopback that nobody listens on.</summary>
    public static int Free()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
